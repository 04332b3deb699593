// Making and renewing what is seen. Every text goes in as text.

let offset = 0;

/** The hub's clock decides, as the browser's may be wrong. */
export function setNow(text) {
  offset = Date.parse(text) - Date.now();
}

export function now() {
  return Date.now() + offset;
}

export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'on') {
      node.addEventListener('click', value);
    } else if (name in node) {
      node[name] = value;
    } else {
      node.setAttribute(name, value);
    }
  }
  node.append(...children);
  return node;
}

/** Makes the parent's children those of the items; a child stays the same node as long as its key is there. */
export function keep(parent, items, key, make, update) {
  const known = new Map([...parent.children].map(child => [child.dataset.key, child]));
  let at = parent.firstElementChild;
  for (const item of items) {
    const name = key(item);
    let node = known.get(name);
    if (!node) {
      node = make(item);
      node.dataset.key = name;
    }
    known.delete(name);
    if (node === at) {
      at = at.nextElementSibling;
    } else {
      parent.insertBefore(node, at);
    }
    update(node, item);
  }
  for (const node of known.values()) {
    const focused = node.contains(document.activeElement);
    node.remove();
    if (focused) {
      const title = parent.closest('section')?.querySelector('h2');
      (title && !title.closest('[hidden]') ? title : document.getElementById('main')).focus();
    }
  }
}

export function set(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

export function number(value) {
  return Number(value).toLocaleString('en-US');
}

export function many(count, one, more) {
  return number(count) + ' ' + (Number(count) === 1 ? one : more ?? one + 's');
}

export function span(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 90) {
    return many(whole, 'second');
  }
  if (whole < 90 * 60) {
    return many(Math.round(whole / 60), 'minute');
  }
  return whole < 36 * 3600 ? many(Math.round(whole / 3600), 'hour') : many(Math.round(whole / 86400), 'day');
}

export function ago(text) {
  const seconds = (now() - Date.parse(text)) / 1000;
  return seconds < 0 ? 'in ' + span(-seconds) : span(seconds) + ' ago';
}

/** A moment in words, that is renewed while the page is open. */
export function moment(text) {
  return el('time', { dateTime: text, title: new Date(text).toLocaleString() }, ago(text));
}

export function renewMoments() {
  document.querySelectorAll('time[datetime]').forEach(node => set(node, ago(node.dateTime)));
}

export function isPaused(flow) {
  return flow.state === 'paused' || flow.state === 'stopped';
}

const NOW = 10;
const BEHIND = 300;

/** In ten seconds: is it right, is it behind, what failed, what to do. */
export function verdict(status) {
  const troubled = status.flows.filter(flow => flow.trouble && flow.state === 'running');
  const waiting = status.flows.filter(flow => flow.trouble && flow.state === 'waiting');
  const paused = status.flows.filter(isPaused);
  const lag = status.lagSeconds === null ? 'The first reading of calls is not done yet.'
    : status.lagSeconds < NOW ? 'Calls are read up to now.' : 'Calls are read up to ' + span(status.lagSeconds) + ' ago.';
  if (troubled.length > 0) {
    return ['bad', 'Something does not work', troubled.map(flow => flow.id + ': ' + flow.trouble).join('. ') + '. It tries again by itself. ' + (status.failures > 0 ? 'What to do is told below. ' : '') + lag];
  }
  if (waiting.length > 0) {
    return ['bad', 'The flows wait for Salesforce', waiting[0].trouble + '. They begin by themselves once that is mended. ' + lag];
  }
  if (status.failures > 0) {
    return ['bad', many(status.failures, 'record') + ' failed', 'What to do is told below. ' + lag];
  }
  if (paused.length > 0) {
    return ['warn', 'Paused: ' + paused.map(flow => flow.id).join(', '), 'A pause lasts until you end it or the hub starts again. ' + lag];
  }
  if (status.lagSeconds === null) {
    return ['warn', 'Starting', lag];
  }
  if (status.withheld > 0) {
    return ['warn', many(status.withheld, 'call seems', 'calls seem') + ' to be deleted', 'So many at once that the hub asks you first: see below. ' + lag];
  }
  if (status.lagSeconds > BEHIND) {
    return ['warn', 'Behind by ' + span(status.lagSeconds), 'Calls since then are not read yet; nothing is lost.'];
  }
  return ['good', 'All is well', status.dryRun ? 'Dry run: both sides are read, and nothing is written. ' + lag : lag];
}

export function showVerdict([kind, title, text]) {
  const section = document.getElementById('verdict');
  section.className = 'verdict ' + kind;
  set(document.getElementById('verdict-title'), title);
  set(document.getElementById('verdict-text'), text);
}

export function showPicture(status) {
  const counts = {
    callsReceived: many(status.callsReceived, 'call'),
    leads: many(status.leadsUpserted, 'lead'),
    tasks: many(status.tasksUpserted, 'task'),
    changesWrittenBack: many(status.changesWrittenBack, 'change') + ' back'
  };
  const note = status.lagSeconds === null ? 'reading' : status.lagSeconds < NOW ? 'up to date' : span(status.lagSeconds) + ' behind';
  document.querySelectorAll('[data-count]').forEach(node => set(node, counts[node.dataset.count]));
  document.querySelectorAll('[data-note]').forEach(node => set(node, note));
  for (const flow of status.flows) {
    const kind = isPaused(flow) ? 'paused' : flow.trouble ? 'trouble' : '';
    document.querySelectorAll('[data-way="' + CSS.escape(flow.id) + '"]').forEach(node => node.setAttribute('class', 'way ' + kind));
    document.querySelectorAll('[data-state="' + CSS.escape(flow.id) + '"]').forEach(node => set(node, flow.state === 'waiting' ? 'waits' : kind === 'trouble' ? 'fails' : kind));
  }
  const label = 'From CallRail to Salesforce: ' + counts.callsReceived + ' received, ' + counts.leads + ' and ' + counts.tasks + ' written. From Salesforce to CallRail: '
    + counts.changesWrittenBack + '. ' + note + '.';
  const picture = document.getElementById('picture');
  if (picture.getAttribute('aria-label') !== label) {
    picture.setAttribute('aria-label', label);
  }
  const started = document.getElementById('started');
  started.dateTime = status.startedAt;
  set(started, ago(status.startedAt));
}

export function showQuota(quota) {
  document.getElementById('quota-section').hidden = !quota;
  keep(document.getElementById('quota'), Object.entries(quota ?? {}).filter(([, share]) => share?.limit > 0), ([name]) => name,
    ([name]) => el('div', { className: 'card' }, el('h3', {}, 'This ' + name), el('p', {}), el('meter', { min: 0 })),
    (node, [name, share]) => {
      set(node.querySelector('p'), number(share.used) + ' of ' + number(share.limit) + ' used');
      const meter = node.querySelector('meter');
      meter.max = share.limit;
      meter.high = share.limit * 0.8;
      meter.value = share.used;
      meter.setAttribute('aria-label', 'Requests this ' + name);
    });
}

/** What a dry run would have written. */
export function showDryRun(status) {
  document.getElementById('dry-section').hidden = !status.dryRun;
  if (!status.dryRun) {
    return;
  }
  const counts = Object.entries(status.wouldWriteCounts ?? {}).map(([name, count]) => name + ': ' + number(count)).join(', ');
  set(document.getElementById('dry-counts'), counts || 'Nothing so far.');
  keep(document.getElementById('dry'), [...status.wouldWrite ?? []].reverse(), write => JSON.stringify(write),
    write => el('tr', {}, el('td', {}, moment(write.at)), el('td', { className: 'mono' }, write.callId ?? write.crmId ?? ''),
      el('td', {}, write.action + ' ' + write.what + ' in ' + write.side + ': ' + [].concat(write.fields ?? []).join(', '))), () => {});
}

/** Older calls, which are read once, behind everything else. */
export function showBackfill(backfill) {
  document.getElementById('backfill-section').hidden = !backfill;
  if (!backfill) {
    return;
  }
  const left = backfill.secondsLeft === null ? '' : ', about ' + span(backfill.secondsLeft) + ' left';
  set(document.getElementById('backfill-text'), backfill.percent + ' % of the time from ' + day(backfill.from) + ' to ' + day(backfill.until) + ' is read' + left + '.');
  document.getElementById('backfill').value = backfill.percent;
  set(document.getElementById('backfill-position'), 'Now at ' + day(backfill.position) + '. New calls come first all the same.');
}

/** A tier of the sweeps is named by how far back it reaches. */
export function showSweeps(sweeps) {
  const list = sweeps ?? [];
  document.getElementById('sweeps-section').hidden = list.length === 0;
  const several = new Set(list.map(sweep => sweep.consumer)).size > 1;
  keep(document.getElementById('sweeps'), list, sweep => sweep.consumer + ' ' + sweep.tier,
    sweep => el('tr', {}, el('td', {}, 'of the last ' + period(sweep.tier) + (several ? ', ' + sweep.consumer : '')), el('td'), el('td')),
    (node, sweep) => {
      node.children[1].replaceChildren(sweep.lastRun ? moment(sweep.lastRun) : 'not yet');
      node.children[2].replaceChildren(...sweep.position ? ['reading now, at ', day(sweep.position)]
        : Date.parse(sweep.due) > now() ? [moment(sweep.due)] : ['due, waits for its turn']);
    });
}

function day(text) {
  return new Date(text).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}

/** Of {@code P7D}, {@code PT12H} and the like. */
function period(name) {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(name);
  const parts = found ? ['day', 'hour', 'minute'].map((unit, at) => found[at + 1] ? many(found[at + 1], unit) : '').filter(part => part) : [];
  return parts.length === 0 ? name : parts.join(' ').replace(/^1 /, '');
}
