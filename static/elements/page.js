// The page's own elements: what they do needs the browser and nothing of the engine, so they
// answer before it is there.
import './menu_button.js';
