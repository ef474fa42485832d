/** The groups that are folded. The choice lasts as long as the page. */
import type { Grouping } from "../../../domain/savedViews/listVocabulary.ts"
import { createSignal } from "solid-js"
import { isFoldedFirst } from "./grouping.ts"

export const createFolds = (by: () => Grouping) => {
  const [chosen, setChosen] = createSignal<{ readonly [group: string]: boolean }>({})
  const nameOf = (key: string) => `${by()} ${key}`
  return {
    isFolded: (key: string): boolean => chosen()[nameOf(key)] ?? isFoldedFirst(by(), key),
    set: (key: string, folded: boolean) => setChosen((all) => ({ ...all, [nameOf(key)]: folded }))
  }
}
