import { filledProduct } from "./filled.ts"
import { writeFileSync } from "node:fs"
const tracker = await filledProduct(Number(process.argv[2]))
for (let i = 0; ; i++) {
  writeFileSync(
    process.argv[3]!,
    JSON.stringify({ origin: tracker.origin, link: await tracker.link(), folder: tracker.folder })
  )
  await new Promise((r) => process.once("SIGUSR2", r))
}
