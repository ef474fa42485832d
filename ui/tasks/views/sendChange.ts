/** Sends a change of a saved view, shows it at once, and offers to undo it. */
import type { Receipt } from "../../../gateways/contract.ts"
import { toast } from "../../parts/toast/toast.tsx"
import type { Live } from "../../sync/live.tsx"
import { words } from "../../words/words.ts"
import type { SavedViewRow } from "./views.ts"

type ViewFields = Partial<SavedViewRow>
/** The fields that change, and the request that changes them. */
type ViewStep = readonly [change: ViewFields, request: () => Promise<Receipt>]

/** Null after a refusal, which the person was told. */
export const sendChange =
  ({ act, table }: Live["views"]["savedViews"]) =>
  async (
    { view, text }: { readonly view: SavedViewRow; readonly text: string },
    [change, request]: ViewStep,
    [back, undoing]: ViewStep
  ): Promise<Receipt | null> => {
    const undo = () => {
      const now = table.peek(view.id)
      if (now !== undefined && has(now, change)) return void act(view.id, back, undoing)
      return void toast({ text: words.t("viewChangedSince", { name: view.name }), failed: true })
    }
    const receipt = await act(view.id, change, request)
    if (receipt !== null) toast({ text, undo })
    return receipt
  }

/** False when another person has changed one of the fields since. */
const has = (row: SavedViewRow, fields: ViewFields): boolean =>
  Object.entries(fields).every(
    ([name, value]) => JSON.stringify(row[name as keyof SavedViewRow]) === JSON.stringify(value)
  )
