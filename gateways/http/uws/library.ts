/** The library, loaded after its limits are set. Only this module imports its values. */
import "./request/headLimit.ts"
import uWS from "uWebSockets.js"

export { uWS }
