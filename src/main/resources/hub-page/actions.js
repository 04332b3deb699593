// What the page asks the hub to do, and what it says about it.

const said = document.getElementById('said');
const dialog = document.getElementById('confirm');
let silence;

/** Says something, for eyes and for screen readers. */
export function say(text) {
  clearTimeout(silence);
  said.textContent = text;
  silence = setTimeout(() => { said.textContent = ''; }, 8000);
}

/** Asks before something is done; answers whether it may be. */
export function ask(title, text, yes) {
  document.getElementById('confirm-title').textContent = title;
  document.getElementById('confirm-text').textContent = text;
  document.getElementById('confirm-yes').textContent = yes;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise(resolve => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}

document.getElementById('confirm-yes').addEventListener('click', () => dialog.close('yes'));
document.getElementById('confirm-no').addEventListener('click', () => dialog.close(''));

export async function get(path) {
  const answer = await fetch(path, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error('The hub answered ' + answer.status);
  }
  return answer.json();
}

/** Does it, and says what came of it; the button cannot be pressed twice meanwhile. */
export async function act(button, path, done) {
  button.disabled = true;
  try {
    const answer = await fetch(path, { method: 'POST' });
    const json = await answer.json();
    say(answer.ok ? done(json) : json.error);
  } catch (failure) {
    say('The hub could not be reached. Nothing is known to have been done.');
  } finally {
    button.disabled = false;
  }
}
