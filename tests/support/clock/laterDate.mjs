// Moves `Date` 400 days ahead in the process that imports this file. Timers and monotonic clocks stay as they are.
// It builds on the `Date` that it finds, so it adds to a shift that is already there.
const aheadMillis = 400 * 24 * 3600 * 1000
const Present = Date

globalThis.Date = new Proxy(Present, {
  construct: (target, parts, newTarget) =>
    Reflect.construct(target, parts.length === 0 ? [Present.now() + aheadMillis] : parts, newTarget),
  apply: () => new Present(Present.now() + aheadMillis).toString(),
  get: (target, key) => (key === "now" ? () => Present.now() + aheadMillis : Reflect.get(target, key))
})
