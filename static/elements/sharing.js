// What a link from here says, and where it leads.
import { state } from './app.js';

/** Pixels that a frame takes with its program and the cache. */
export const FRAME_HEIGHT = 560;

/** A program whose output says what time it is says another in every run, unless the link fixes it. */
const ASKS_FOR_TIME = /\b(?:time|now|today|utcnow)\(\)/;

/** Where this page's files are. */
export const here = (name) => new URL(name, location.href).href;

/** The address of this page without a program. */
export const page = () => here(location.protocol === 'file:' ? 'index.html' : '.');

/** Whether the program on screen has run, so that there is a moment to share. */
export function hasMoment() {
  const { phase, isStale } = state();
  return phase !== 'ready' && phase !== 'starting' && !isStale;
}

/** What a link can say: the program, and with `isMoment` the moment on screen, if there is one. */
export function shared(isMoment) {
  const { code, settings, step, t, epoch, ...now } = state();
  const mode = now.mode === 'play' ? undefined : now.mode;
  if (!isMoment || !hasMoment()) return { code, settings, mode };
  return { code, settings, mode, step, t: Math.round(t * 1000) / 1000, epoch: ASKS_FOR_TIME.test(code) ? Math.round(epoch) : undefined };
}
