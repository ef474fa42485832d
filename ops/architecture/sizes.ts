/**
 * The exceptions from the limits of size. The lists may only become shorter: `sizes.test.ts` fails for an entry that is no
 * longer needed, and for a longer list.
 */

/** Source files in one folder, with tests and without subfolders. */
export const mostFiles = 10

/** Folders with more source files, each with its reason. */
export const crowdedFolders: Readonly<Record<string, string>> = {
  "projections/runner": "its integration tests run the whole runner, so they are beside it",
  "tests/journey/operation": "each file is a journey of one operation, and they share no part"
}

/**
 * Files with a function of more lines than the linter's `max-lines-per-function` allows, each with its reason. The linter
 * does not check them; `.oxlintrc.json` has the same list. No file is exempt from `max-lines`.
 */
export const longFunctions: Readonly<Record<string, string>> = {
  "projections/runner/applier.ts": "the loop of the runner reads in the order of its steps",
  "projections/runner/servedState.ts": "one closure has the state of a rebuild and all its changes",
  "tests/hostile/steps/regexParser.ts": "the rules of a recursive parser call each other and share its place",
  "tests/ollama/server/server.ts": "one closure is the state of a test server",
  "tests/support/product/faithfulClient.ts": "one closure is the state of a client",
  "tests/support/product/product.ts": "one closure is the state of a started product",
  "tests/support/restScene.ts": "one closure is the state of a scene",
  "tests/telegram/kit/team.ts": "one closure is the state of a team",
  "tests/telegram/server/botApi.ts": "one closure is the state of a test server",
  "tests/telegram/server/methods.ts": "a table of the methods of the bot API, one entry each",
  "tests/telegram/server/people.ts": "one closure is the state of a test server's people",
  "tests/telegram/server/updates.ts": "one closure is the state of a test server's updates"
}
