/** Stores the types of the client package: run it after a change of the contract. */
import { writeFileSync } from "node:fs"
import { generatedFile, generatedText } from "./contractDocument.ts"

writeFileSync(generatedFile, generatedText())
