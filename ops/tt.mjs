// The entry point. Node keeps compiled code, which saves a third of the start of every later verb.
import { enableCompileCache } from "node:module"
import { fileURLToPath } from "node:url"

const folder = fileURLToPath(new URL("../.cache/compiled", import.meta.url))
// Worker threads and child processes use the same folder. If it cannot be written, nothing is kept.
process.env["NODE_COMPILE_CACHE"] ??= folder
enableCompileCache(process.env["NODE_COMPILE_CACHE"])
await import("./cli.ts")
