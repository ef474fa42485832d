// The way in. What Node has compiled once it keeps, so that every later verb begins in two thirds of the time.
import { enableCompileCache } from "node:module"
import { fileURLToPath } from "node:url"

const folder = fileURLToPath(new URL("../.cache/compiled", import.meta.url))
// Worker threads and child processes read it from here; where nothing can be written, nothing is kept.
process.env["NODE_COMPILE_CACHE"] ??= folder
enableCompileCache(process.env["NODE_COMPILE_CACHE"])
await import("./cli.ts")
