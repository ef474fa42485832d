/** Loads the words of all parts. It is a setup file of the project `ui`: a test renders a part of a page without its loader. */
import { en } from "../words/en/en.ts"
import type { WordPart } from "../words/speak/catalogue.ts"
import { loadWords } from "../words/words.ts"

// The keys of the table of loaders are its parts.
await Promise.all((Object.keys(en) as ReadonlyArray<WordPart>).map(loadWords))
