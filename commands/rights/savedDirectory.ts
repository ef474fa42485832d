/** Saves the directory for the next start. Without it, each start reads every commit of people, chats and tokens. */
import { Effect } from "effect"
import type { Commit } from "../../streams/commit/envelope.ts"
import { openSavedState } from "../../streams/following/saved/savedState.ts"
import { type Directory, emptyDirectory } from "./directory.ts"

type SavedDirectory = Omit<Directory, "rights" | "suspended">

/** A directory is saved only while no aggregate is parked, so nothing is suspended then. */
const toSaved = ({ rights: _, suspended: __, ...saved }: Directory): SavedDirectory => saved
/** `rights` starts empty: it has the changes since the start, and is only for readers in this process. */
const fromSaved = (saved: unknown): Directory => ({
  ...emptyDirectory(),
  // Safe: a saved state is opened only by the code that saved it.
  ...(saved as SavedDirectory)
})

/** The saved directory must not contain facts about a person who was forgotten. */
const removesFacts = ({ events }: Commit) => events.some(({ _tag }) => _tag === "PersonForgotten")

export const savedDirectory = Effect.suspend(() =>
  openSavedState({
    name: "people",
    code: [new URL("./savedDirectory.ts", import.meta.url)],
    toSaved,
    fromSaved,
    removesFacts
  })
)
