// Loaded with `--import`: replaces one module of the product by a faulty one. Its query names both, as paths from the repository.
import { registerHooks } from "node:module"

const root = new URL("../../../", import.meta.url)
const { searchParams } = new URL(import.meta.url)
const target = new URL(searchParams.get("module") ?? "", root).href
const replacement = new URL(searchParams.get("by") ?? "", root).href

registerHooks({
  resolve: (specifier, context, nextResolve) => {
    const resolved = nextResolve(specifier, context)
    // The faulty module imports the module that it replaces.
    return resolved.url === target && context.parentURL !== replacement ? { ...resolved, url: replacement } : resolved
  }
})
