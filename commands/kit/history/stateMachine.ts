/** A pure model of the command bus: the log, the receipts and the refusals that any history of calls must give. */
import { Result } from "effect"
import { CommentId } from "../../../domain/ids.ts"
import { plainTask } from "../../../domain/kit/samples.ts"
import { type Command, type Event, task } from "../../../domain/task/task.ts"
import type { Subject } from "../../../streams/commit/subjects.ts"
import { operator } from "../../rights/operator.ts"
import { randomSubjects } from "./randomCommands.ts"

/** One call, drawn as numbers so that a failure shrinks to few and small ones. */
export interface Draw {
  readonly bus: number
  readonly subject: number
  readonly command: number
  /** A small range, so that keys repeat: with the same command, and with another one. */
  readonly key: number
  /** 0 none, 1 the append is lost, 2 it is stored without its answer, 3 the connection was lost before the call. */
  readonly fault: number
}

export const subjectOfDraw = ({ subject }: Draw): Subject => {
  const found = randomSubjects[subject % randomSubjects.length]
  if (found === undefined) throw new Error("there is no subject")
  return found
}

export const commandOfDraw = ({ command }: Draw): Command => {
  const commands: ReadonlyArray<Command> = [
    { _tag: "CreateTask", ...plainTask(operator, "A task") },
    { _tag: "RetitleTask", wordsOf: operator, title: "Title one" },
    { _tag: "RetitleTask", wordsOf: operator, title: "Title two" },
    { _tag: "StartTask" },
    { _tag: "CompleteTask" },
    { _tag: "ReopenTask" },
    { _tag: "CommentTask", wordsOf: operator, comment: CommentId.make("comment1"), text: "done?" }
  ]
  return commands[command % commands.length] ?? { _tag: "StartTask" }
}

export type Expected =
  | { readonly is: "receipt"; readonly seq: number }
  | { readonly is: "nothing-recorded" }
  | { readonly is: "refused"; readonly by: "TaskRefused" | "KeyReused" }

interface Recorded {
  readonly seq: number
  readonly command: Command
}
interface Stored {
  readonly subject: Subject
  readonly events: ReadonlyArray<Event>
}

export const makeModel = () => {
  const states = new Map<Subject, typeof task.initial>()
  const recorded = new Map<string, Recorded>()
  const log: Array<Stored> = []
  return {
    log: log as ReadonlyArray<Stored>,
    /** The outcome of a call. A command that is recorded once keeps its first receipt forever. */
    send: (draw: Draw): Expected => {
      const [subject, command] = [subjectOfDraw(draw), commandOfDraw(draw)]
      const id = `${subject} ${command._tag} ${draw.key}`
      const before = recorded.get(id)
      if (before !== undefined)
        return JSON.stringify(before.command) === JSON.stringify(command)
          ? { is: "receipt", seq: before.seq }
          : { is: "refused", by: "KeyReused" }
      const state = states.get(subject) ?? task.initial
      const decided = task.decide(command, state)
      if (Result.isFailure(decided)) return { is: "refused", by: "TaskRefused" }
      if (decided.success.length === 0) return { is: "nothing-recorded" }
      states.set(subject, decided.success.reduce(task.evolve, state))
      log.push({ subject, events: decided.success })
      recorded.set(id, { seq: log.length, command })
      return { is: "receipt", seq: log.length }
    }
  }
}
