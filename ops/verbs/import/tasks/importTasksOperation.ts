/** The part of an import of tasks that the product runs. It needs the tables, for the names of people and chats. */
import { Effect, Schema, Stream } from "effect"
import { pieceLength } from "../source/source.ts"
import { operation } from "../../operation/operation.ts"
import { ImportedTask } from "./task/importedTask.ts"
import { readersOf, knownPeople } from "./store/known.ts"
import { storeTasks } from "./store/storeTasks.ts"

export const importTasksOperation = operation({
  name: "import-tasks",
  input: Schema.Struct({
    tasks: Schema.Array(ImportedTask).check(Schema.isMaxLength(pieceLength)),
    /** The readers: the team, a chat or a person, by id or by name. */
    audience: Schema.String
  }),
  run: ({ tasks, audience }) =>
    Stream.fromEffect(
      Effect.gen(function* () {
        return yield* storeTasks(tasks, yield* readersOf(audience), yield* knownPeople)
      })
    )
})
