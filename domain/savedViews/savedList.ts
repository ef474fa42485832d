/** The content of a saved view: a filter of tasks, their order and groups, as a list or as a board. */
import { Schema } from "effect"
import { ActorId } from "../ids.ts"
import { filterTextLength } from "../text/limits.ts"
import { personal } from "../text/personal.ts"
import { prose } from "../text/text.ts"
import {
  type FilterField,
  filterFields,
  fixedValues,
  groupings,
  mostFilterValues,
  orders,
  rowValues,
  viewPlaces
} from "./listVocabulary.ts"

const valueOf = (field: FilterField): Schema.Codec<string> => {
  const fixed = Schema.Literals(fixedValues[field])
  const row = rowValues[field]
  if (row === undefined) return fixed
  return Schema.Union([fixed, Schema.String.check(Schema.isPattern(row, { message: "must be an id" }))])
}

/** A task passes when its field has one of the values, or with `not`, none of them. */
const fieldFilter = (field: FilterField) =>
  Schema.Struct({
    not: Schema.Boolean,
    values: Schema.Array(valueOf(field)).check(Schema.isMinLength(1), Schema.isMaxLength(mostFilterValues))
  })
export type FieldFilter = ReturnType<typeof fieldFilter>["Type"]

const Fields = Schema.Struct(
  // The cast: `Object.fromEntries` forgets the names.
  Object.fromEntries(filterFields.map((field) => [field, Schema.optionalKey(fieldFilter(field))])) as {
    readonly [F in FilterField]: Schema.optionalKey<ReturnType<typeof fieldFilter>>
  }
)

const shown = {
  place: Schema.Literals(viewPlaces),
  fields: Fields,
  /** Also the tasks that are hidden until a later day. */
  hidden: Schema.Boolean,
  order: Schema.Literals(orders),
  grouping: Schema.Literals(groupings)
}
const FilterText = prose(filterTextLength)

/** The fields of a saved list. `text`: words that the title or the number of a task has. */
export const savedList = { ...shown, text: FilterText }
/** The same, as an event stores it: the key of the actor in `wordsOf` seals the text. */
export const storedList = { ...shown, wordsOf: ActorId, text: FilterText.pipe(personal("wordsOf")) }

const SavedList = Schema.Struct(savedList)
export type SavedList = typeof SavedList.Type

const isSameList = Schema.toEquivalence(SavedList)
/** Whether two lists show the same tasks in the same way. */
export const areSameLists = (a: SavedList, b: SavedList): boolean => isSameList(a, b)
