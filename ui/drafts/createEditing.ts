/** A stored text that is edited in place. The field is open while the person edits, and while typed text is not saved. */
import { createSignal } from "solid-js"
import { createDraft } from "./createDraft.ts"

/**
 * @param place the entity and its field
 * @param stored the text on the server
 * @param seen the revision of that text; null when it has none
 */
export const createEditing = (place: () => string, stored: () => string, seen?: () => number | null) => {
  const draft = createDraft(place, stored, seen)
  /** The place at which the person has asked for the field. */
  const [asked, setAsked] = createSignal<string | null>(null)
  const isAsked = () => asked() === place()
  return {
    draft,
    /** While a request runs, the page shows the new text in place of the field. */
    isOpen: () => !draft.busy() && (isAsked() || draft.kept()),
    isAsked,
    open: () => setAsked(place()),
    type: (text: string) => {
      setAsked(place())
      draft.set(text)
    },
    cancel: () => {
      setAsked(null)
      draft.drop()
    },
    /**
     * Saves and closes the field. A refused text opens it again.
     *
     * @param clean the text as it is sent; null when it must not be sent
     */
    save: async (
      clean: (typed: string) => string | null,
      request: (text: string, key: string, seen: number | null) => Promise<unknown>
    ) => {
      const text = clean(draft.value())
      setAsked(null)
      if (text === null || text === stored()) return draft.drop()
      draft.set(text)
      const revision = draft.seen()
      await draft.send((sent, key) => request(sent, key, revision))
    }
  }
}
