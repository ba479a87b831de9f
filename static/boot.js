// Starts the playground on a page of our own: loads the engine, whose `main`
// finds the page's `data-cache-playground` element and draws there.
import start from './engine.js';

await start();
