// Listens to the hub, and reads anew what changed.

import { act, ask, get, say } from './actions.js';
import { showActivity } from './chart.js';
import { isFailure, showGroups } from './pending.js';
import { el, isPaused, keep, many, moment, renewMoments, set, setNow, showBackfill, showDryRun, showPicture, showQuota, showSweeps, showVerdict, verdict } from './view.js';

const KINDS = { UPDATE: 'set', ADD_TAGS: 'tag added:', REMOVE_TAGS: 'tag removed:' };
const FIRST_CHANGES = 10;

let status;
let revision;
let records = { failures: [], waiting: [] };
let changes = [];
let allChanges = false;
let written;
let received;
let source;
let reading = false;

function show() {
  setNow(status.now);
  showVerdict(verdict(status));
  showPicture(status);
  showFlows();
  showPending();
  showDryRun(status);
  showQuota(status.quota);
  showBackfill(status.backfill);
  showSweeps(status.sweeps);
}

function showFlows() {
  keep(document.getElementById('flows'), status.flows, flow => flow.id, makeFlow, updateFlow);
}

function makeFlow(flow) {
  const id = flow.id;
  const path = '/api/flows/' + encodeURIComponent(id) + '/';
  const after = done => { status.flows = done.flows; showFlows(); };
  const pause = el('button', { type: 'button', className: 'quiet pause', on: async () => {
    if (pause.textContent === 'Resume') {
      await act(pause, path + 'resume', done => { after(done); return id + ' goes on'; });
    } else if (await ask('Pause ' + id + '?', 'It reads nothing more until you resume it or the hub starts again. Nothing is lost: it goes on where it was.', 'Pause')) {
      await act(pause, path + 'pause', done => { after(done); return id + ' is paused'; });
    }
  } }, 'Pause');
  const poll = el('button', { type: 'button', className: 'quiet poll', 'aria-label': 'Read ' + id + ' now', on: () => act(poll, path + 'poll', done => { after(done); return id + ' reads now'; }) }, 'Read now');
  return el('div', { className: 'card' }, el('h3', {}, id), el('p', { className: 'muted' }, flow.description ?? ''), el('p', { className: 'state' }), el('p', { className: 'mono trouble' }), el('div', { className: 'buttons' }, pause, poll));
}

function updateFlow(node, flow) {
  const state = node.querySelector('.state');
  const words = flow.state === 'running' ? flow.trouble ? 'does not work' : flow.leading === false ? 'stands by for another hub' : 'running' : flow.state === 'waiting' ? 'waits for Salesforce' : flow.state;
  state.className = 'state ' + (flow.state !== 'running' ? 'warn' : flow.trouble ? 'bad' : 'good');
  set(state, words);
  const trouble = node.querySelector('.trouble');
  trouble.hidden = !flow.trouble;
  set(trouble, flow.trouble ?? '');
  const pause = node.querySelector('.pause');
  pause.hidden = flow.state === 'waiting';
  set(pause, isPaused(flow) ? 'Resume' : 'Pause');
  pause.setAttribute('aria-label', pause.textContent + ' ' + flow.id);
  const poll = node.querySelector('.poll');
  poll.hidden = !flow.canPoll;
  poll.disabled = flow.state !== 'running';
}

function showPending() {
  const failures = status.pending.filter(isFailure);
  const waiting = status.pending.filter(group => !isFailure(group));
  document.getElementById('attention').hidden = failures.length === 0;
  document.getElementById('waiting-section').hidden = waiting.length === 0;
  const open = failures.some(group => group.kind === 'failed' || group.kind === 'refused');
  document.getElementById('replay-all').hidden = !open;
  document.getElementById('aside-all').hidden = !open;
  set(document.getElementById('attention-title'), open || failures.some(group => group.kind === 'withheld') ? 'Needs attention' : 'Set aside');
  showGroups(document.getElementById('failures'), failures, records.failures, refresh);
  showGroups(document.getElementById('waiting'), waiting, records.waiting, refresh);
}

function showChanges() {
  document.getElementById('changes-section').hidden = changes.length === 0;
  const shown = allChanges ? changes : changes.slice(0, FIRST_CHANGES);
  keep(document.getElementById('changes'), shown, change => change.at + change.call + change.what,
    change => el('tr', {}, el('td', {}, moment(change.at)), el('td', { className: 'mono' }, change.call), el('td', {}, KINDS[change.kind] + ' ' + change.what)), () => {});
  const more = document.getElementById('more-changes');
  more.hidden = allChanges || changes.length <= FIRST_CHANGES;
  set(more, 'Show all ' + changes.length);
}

/** Reads what the status says has changed. */
async function readMore() {
  if (reading) {
    return;
  }
  reading = true;
  try {
    if (revision !== status.revision) {
      const seen = status.revision;
      const [failures, waiting] = await Promise.all([get('/api/failures'), get('/api/waiting')]);
      records = { failures, waiting };
      revision = seen;
      showPending();
    }
    if (written !== status.changesWrittenBack) {
      written = status.changesWrittenBack;
      changes = await get('/api/changes');
      showChanges();
    }
    if (received !== status.callsReceived) {
      received = status.callsReceived;
      showActivity(await get('/api/activity'));
    }
  } catch (failure) {
    // The next status tries again.
    written = received = revision = undefined;
  } finally {
    reading = false;
  }
}

async function refresh() {
  try {
    status = await get('/api/status');
    show();
    await readMore();
  } catch (failure) {
    say('The hub could not be reached.');
  }
}

function listen() {
  source?.close();
  source = new EventSource('/api/events');
  source.addEventListener('status', event => {
    status = JSON.parse(event.data);
    show();
    readMore();
  });
  source.addEventListener('error', () => showVerdict(['warn', 'No connection', 'The hub does not answer: it ended, or starts again. This page tries again by itself.']));
}

document.getElementById('replay-all').addEventListener('click', async event => {
  if (await ask('Deliver all again?', many(status.failures, 'record') + ' that failed or were refused are delivered now, in their present state.', 'Deliver all again')) {
    await act(event.target, '/api/failures/replay', done => many(done.count, 'record is', 'records are') + ' delivered again');
    refresh();
  }
});
document.getElementById('aside-all').addEventListener('click', async event => {
  if (await ask('Set all aside?', many(status.failures, 'record') + ' are kept and shown, but not tried again until they change.', 'Set all aside')) {
    await act(event.target, '/api/failures/aside', done => many(done.count, 'record is', 'records are') + ' set aside');
    refresh();
  }
});
document.getElementById('more-changes').addEventListener('click', () => {
  allChanges = true;
  showChanges();
});
// A page that nobody sees holds no connection.
document.addEventListener('visibilitychange', () => document.hidden ? source.close() : listen());
setInterval(renewMoments, 10000);
setInterval(() => { received = undefined; }, 60000);
listen();
