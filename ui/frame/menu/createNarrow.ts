/** True while the window has room for the icons of the menu only. */
import { createMedia } from "../../parts/createMedia.ts"

/** The same limit as in `frame.css`. */
const narrow = "(max-width: 1100px)"

export const createNarrow = () => createMedia(narrow)
