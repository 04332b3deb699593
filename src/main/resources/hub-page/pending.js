// Records that are not done, by reason.

import { act, ask } from './actions.js';
import { ago, el, keep, many, moment, set } from './view.js';

const FIRST = 20;
const MORE = 100;

const TITLES = {
  failed: count => many(count, 'record') + ' failed',
  refused: count => many(count, 'record was refused', 'records were refused'),
  'set-aside': count => many(count, 'record is set aside', 'records are set aside'),
  withheld: count => many(count, 'record seems', 'records seem') + ' to be deleted',
  unseen: count => many(count, 'record was', 'records were') + ' not listed',
  held: count => many(count, 'call is held', 'calls are held'),
  changed: count => many(count, 'record') + ' changed meanwhile',
  requested: count => many(count, 'record') + ' to be delivered again'
};

export function isFailure(group) {
  return ['failed', 'refused', 'set-aside', 'withheld'].includes(group.kind);
}

function canBeSetAside(group) {
  return ['failed', 'refused'].includes(group.kind);
}

/** Groups with their records; the records are shown when the group is opened. */
export function showGroups(parent, groups, records, refresh) {
  const byGroup = Map.groupBy ? Map.groupBy(records, record => record.group) : grouped(records);
  keep(parent, groups, group => group.group, group => makeGroup(group, refresh), (node, group) => updateGroup(node, group, byGroup.get(group.group) ?? []));
}

function grouped(records) {
  const groups = new Map();
  records.forEach(record => groups.set(record.group, [...groups.get(record.group) ?? [], record]));
  return groups;
}

function makeGroup(group, refresh) {
  const node = el('div', { className: 'group' + (isFailure(group) && group.kind !== 'set-aside' ? '' : ' calm') });
  const details = el('details', {}, el('summary'), el('ul', { className: 'records' }), el('button', { className: 'quiet', type: 'button', hidden: true }, 'Show more'));
  node.state = { records: [], shown: FIRST, group, refresh };
  details.addEventListener('toggle', () => showRecords(node));
  details.lastElementChild.addEventListener('click', () => {
    node.state.shown += MORE;
    showRecords(node);
  });
  node.append(el('div', { className: 'heading' }, el('div', {}, el('h3'), el('p', { className: 'muted' })), buttons(node)), el('p', { className: 'reason mono' }), el('p', { className: 'advice' }), details);
  return node;
}

function buttons(node) {
  const { group, refresh } = node.state;
  const box = el('div', { className: 'buttons' });
  if (!isFailure(group)) {
    return box;
  }
  const query = '?group=' + encodeURIComponent(group.group);
  box.append(el('button', { type: 'button', className: 'quiet', 'aria-label': 'Deliver these again: ' + group.reason, on: async event => {
    if (await ask('Deliver these again?', TITLES[group.kind](node.state.group.count) + '. They are delivered now, in their present state.', 'Deliver again')) {
      await act(event.target, '/api/failures/replay' + query, done => many(done.count, 'record is', 'records are') + ' delivered again');
      refresh();
    }
  } }, 'Deliver these again'));
  if (canBeSetAside(group)) {
    box.append(el('button', { type: 'button', className: 'quiet', 'aria-label': 'Set these aside: ' + group.reason, on: async event => {
      if (await ask('Set these aside?', TITLES[group.kind](node.state.group.count) + '. They are kept and shown, but not tried again until they change.', 'Set aside')) {
        await act(event.target, '/api/failures/aside' + query, done => many(done.count, 'record is', 'records are') + ' set aside');
        refresh();
      }
    } }, 'Set these aside'));
  }
  return box;
}

function updateGroup(node, group, records) {
  node.state.group = group;
  node.state.records = records;
  set(node.querySelector('h3'), TITLES[group.kind](group.count));
  set(node.querySelector('.muted'), 'in ' + group.flow);
  set(node.querySelector('.reason'), group.reason);
  set(node.querySelector('.advice'), group.advice);
  set(node.querySelector('summary'), records.length === group.count ? 'Show by id' : 'Show the first ' + records.length + ' by id');
  node.querySelector('details').hidden = records.length === 0;
  showRecords(node);
}

function showRecords(node) {
  const details = node.querySelector('details');
  if (!details.open) {
    return;
  }
  const { records, shown, refresh } = node.state;
  keep(details.querySelector('ul'), records.slice(0, shown), record => record.id, record => makeRecord(record, refresh), updateRecord);
  details.lastElementChild.hidden = records.length <= shown;
}

function makeRecord(record, refresh) {
  const item = el('li', {}, el('div', {}, el('div', { className: 'mono' }, record.id), el('div', { className: 'muted' })));
  if (!isFailure(record)) {
    return item;
  }
  const path = '/api/failures/' + encodeURIComponent(record.id);
  const box = el('div', { className: 'buttons' }, el('button', { type: 'button', className: 'quiet', 'aria-label': 'Deliver ' + record.id + ' again', on: async event => {
    await act(event.target, path + '/replay', () => record.id + ' is delivered again');
    refresh();
  } }, 'Deliver again'));
  if (canBeSetAside(record)) {
    box.append(el('button', { type: 'button', className: 'quiet', 'aria-label': 'Set ' + record.id + ' aside', on: async event => {
      if (await ask('Set this record aside?', record.id + ' is kept and shown, but not tried again until it changes.', 'Set aside')) {
        await act(event.target, path + '/aside', () => record.id + ' is set aside');
        refresh();
      }
    } }, 'Set aside'));
  }
  item.append(box);
  return item;
}

function updateRecord(item, record) {
  const parts = ['since ', moment(record.since)];
  if (record.attempts) {
    parts.push(', tried ' + many(record.attempts, 'time'));
  }
  if (record.next && isFailure(record)) {
    parts.push(', again ' + (Date.parse(record.next) > Date.now() ? ago(record.next) : 'now'));
  }
  const text = item.querySelector('.muted');
  text.replaceChildren(...parts);
}
