/**
 * The entry script. It is small, so that it runs early: it asks for the words while the other scripts are still on their way,
 * and it can say that one of them did not arrive.
 */
import "./styles/styles.css"
import { sayNotLoaded } from "./boundary/notLoaded.ts"
import { loadPart } from "./words/loadPart.ts"

const root = document.getElementById("root")
// `start.tsx` waits for the same file, and reports its failure.
loadPart("first").catch(() => undefined)
// The list is what most people open first: its code is fetched while the session is read. A failure shows when it is opened.
if (/^\/(?:tasks)?$/u.test(location.pathname)) import("./tasks/TaskList.tsx").catch(() => undefined)
if (root !== null) import("./start.tsx").then(({ startPage }) => startPage(root)).catch(() => sayNotLoaded(root))
