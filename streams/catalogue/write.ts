/**
 * Records new events, new optional fields and new versions in `domain/catalogue.lock.json`: run
 * `node streams/catalogue/write.ts`. It writes nothing while a shape has changed so that stored events cannot be read.
 */
import { existsSync, writeFileSync } from "node:fs"
import { shapeChanges } from "./compare.ts"
import { lockedCatalogue, lockFile, presentCatalogue } from "./shapes.ts"

const present = presentCatalogue()
const found = shapeChanges(existsSync(lockFile) ? lockedCatalogue() : {}, present)
const broken = found.filter(({ breaks }) => breaks)
if (broken.length > 0) {
  console.error(broken.map(({ text }) => text).join("\n"))
  process.exit(1)
}

// One line an event, so that a diff shows the events that changed.
const kinds = Object.entries(present).map(([kind, events]) => {
  const lines = Object.entries(events).map(([tag, shape]) => `    ${JSON.stringify(tag)}: ${JSON.stringify(shape)}`)
  return `  ${JSON.stringify(kind)}: {\n${lines.join(",\n")}\n  }`
})
writeFileSync(lockFile, `{\n${kinds.join(",\n")}\n}\n`)
console.log(`${found.length} recorded`)
