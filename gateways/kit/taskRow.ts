/** A task as clients get it, for tests. The projection makes it, so a new field needs no change here. */
import { plainTask } from "../../domain/kit/samples.ts"
import { commit, givenRows } from "../../projections/kit/given.ts"
import { taskRow, tasks } from "../../projections/models/tasks.ts"
import { wireRow } from "../../projections/row.ts"
import type { TaskRow } from "../contract.ts"
import { ada } from "../../domain/kit/people.ts"

const id = "task0001"
const { [id]: row } = givenRows(tasks)(
  commit(1, "task", id, { _tag: "TaskCreated", ...plainTask(ada, "Fix the login") })
).rows
if (row === undefined) throw new Error("the projection made no row")
const plain = wireRow(taskRow, { ...row, id, seq: 1 })

/** A pending task of Ada. `fields` replaces the fields that the test is about. */
export const taskRowWith = (fields: Partial<TaskRow> = {}): TaskRow => ({ ...plain, ...fields })
