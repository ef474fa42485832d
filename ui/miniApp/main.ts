/**
 * The entry script of the Mini App. It reads the parameters of Telegram and removes them from the address before anything else,
 * because they sign a person in.
 */
import "./memoryStorage.ts"
import "../styles/styles.css"
import "./miniApp.css"
import { sayNotLoaded } from "../boundary/notLoaded.ts"
import { askLanguage } from "../words/chosen.ts"
import { loadPart } from "../words/loadPart.ts"
import { launchIn } from "./telegram/launch.ts"
import { makeWebApp } from "./telegram/webApp.ts"

const launch = launchIn(location)
history.replaceState(null, "", location.pathname)
const webApp = launch === null ? null : makeWebApp(window, launch)
if (launch?.language != null) askLanguage(launch.language)

const root = document.getElementById("root")
// `start.tsx` waits for the same files, and reports their failure.
Promise.all([loadPart("first"), loadPart("miniApp")]).catch(() => undefined)
if (root !== null)
  import("./start.tsx")
    .then(({ startMiniApp }) => startMiniApp(root, launch === null || webApp === null ? null : { launch, webApp }))
    .catch(() => sayNotLoaded(root))
