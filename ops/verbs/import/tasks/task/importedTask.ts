/** A task of another product, as it is stored. */
import { Schema } from "effect"
import { Description, Title } from "../../../../../domain/task/fields.ts"
import { Name } from "../../../../../domain/person/person.ts"
import { Category, Due, Priority, Status } from "../../../../../domain/values.ts"
import { line } from "../../../../../domain/text/text.ts"

export const ImportedTask = Schema.Struct({
  /** The identity of the task: the source, and its own id there or its row. The same at every import. */
  key: Schema.Array(Schema.String),
  title: Title,
  /** It has room for one more line: the people who are not known here. */
  description: Description,
  status: Status,
  priority: Schema.NullOr(Priority),
  category: Schema.NullOr(Category),
  due: Schema.NullOr(Due),
  /** Names in the order of the file. The first one that is known gets the task. */
  assignees: Schema.Array(Name),
  /** The column of the assignees, for the line about those who are not known. */
  assigneeColumn: line(80)
})
export type ImportedTask = typeof ImportedTask.Type

/** UTF-16 units that the line about people may take, and the people that it names. */
export const peopleLineLength = 1_100
export const mostAssignees = 10
export const assigneeLength = 90
