/** Turns the rows of a file into tasks. A task may need more than one row. */
import type { ImportedTask } from "./importedTask.ts"

export type ReadRow =
  | { readonly is: "task"; readonly task: ImportedTask; readonly reduced: ReadonlyArray<string> }
  | { readonly is: "left-out"; readonly kind: string }

export interface RowReader {
  /** Takes a row that is not empty, and returns the tasks that are complete now. */
  readonly row: (cells: ReadonlyArray<string>) => ReadonlyArray<ReadRow>
  readonly end: () => ReadonlyArray<ReadRow>
}
