/** Random commands on a few tasks, for tests that compare what is stored with a pure model. */
import { CommentId } from "../../../domain/ids.ts"
import type { Command as TaskCommand } from "../../../domain/task/task.ts"
import { plainTask } from "../../../domain/kit/samples.ts"
import { type Subject, subjectOf } from "../../../streams/commit/subjects.ts"
import type { Step } from "../../commandBus.ts"
import { operator } from "../../rights/operator.ts"

export const randomSubjects: ReadonlyArray<Subject> = ["task0001", "task0002", "task0003"].map((id) =>
  subjectOf("task", id)
)

/** One call of the bus: a key, and one or two steps. The same call may be sent more than once. */
export interface Call {
  readonly key: string
  readonly steps: readonly [Step, ...ReadonlyArray<Step>]
}

/** `random`: at least 0, below 1. */
export const randomCalls = (random: () => number, count: number): ReadonlyArray<Call> => {
  const pick = <A>(list: ReadonlyArray<A>): A | undefined => list[Math.floor(random() * list.length)]
  const command = (n: number): TaskCommand => {
    const comment = CommentId.make(`c${String(n).padStart(7, "0")}`)
    const commented: TaskCommand = { _tag: "CommentTask", wordsOf: operator, comment, text: `comment ${n}` }
    return (
      pick<TaskCommand>([
        { _tag: "CreateTask", ...plainTask(operator, `Task ${n}`) },
        commented,
        commented,
        { _tag: "RetitleTask", wordsOf: operator, title: `Title ${n % 5}` },
        { _tag: "StartTask" },
        { _tag: "CompleteTask" },
        { _tag: "ReopenTask" },
        { _tag: "PrioritiseTask", priority: "high" }
      ]) ?? commented
    )
  }
  const [first = subjectOf("task", "task0001")] = randomSubjects
  const calls: Array<Call> = []
  for (let n = 0; n < count; n++) {
    const earlier = pick(calls)
    if (earlier !== undefined && random() < 0.25) {
      calls.push(earlier)
      continue
    }
    const subject = pick(randomSubjects) ?? first
    const step: Step = { subject, command: command(n) }
    const other = pick(randomSubjects.filter((each) => each !== subject))
    const isPair = other !== undefined && random() < 0.2
    calls.push({ key: `k${n}`, steps: isPair ? [step, { subject: other, command: command(n) }] : [step] })
  }
  return calls
}
