// The page's own elements: what they do needs the browser and nothing of the engine, so they
// answer before it is there.
import './language.js';
import './forms.js';
import './settings.js';
import './menu_button.js';
import './split_divider.js';
import './ways_strip.js';
import './drag_key.js';
import './read_aloud.js';
import './order_list.js';
import './focus_here.js';
import './reveal_change.js';
import './shortcut_sheet.js';
import './swipe.js';
import './key_row.js';
import './copy_text.js';
import './drawer.js';
import './hit_flight.js';
import './keyboard.js';
import './early_run.js';
import './offline_badge.js';
import './share_dialog.js';
import './embed_dialog.js';
import { followAddress } from './visit.js';

// In a frame, the frame's own script opens what its address says.
if (!('embed' in document.documentElement.dataset)) followAddress();
