/** A stored text that is edited in place. The field is open while the person edits, and while typed text is not saved. */
import { createSignal } from "solid-js"
import { createDraft } from "./createDraft.ts"

/**
 * @param place the entity and its field
 * @param stored the text on the server
 * @param revision of that text; null when it has none
 */
export const createEditing = (
  place: () => string,
  stored: () => string,
  revision: () => number | null = () => null
) => {
  const draft = createDraft(place, stored, revision)
  /** The place at which the person has asked for the field. */
  const [asked, setAsked] = createSignal<string | null>(null)
  const isAsked = () => asked() === place()
  const isOutdated = () => draft.kept() && draft.seen() !== null && draft.seen() !== revision()
  const isOpen = () => !draft.busy() && (isAsked() || draft.kept())
  return {
    draft,
    /** While a request runs, the page shows the new text in place of the field. */
    isOpen,
    isAsked,
    /** Another person has changed the text since this one began to type. */
    inConflict: () => isOpen() && isOutdated(),
    open: () => setAsked(place()),
    type: (text: string) => {
      setAsked(place())
      draft.set(text)
    },
    /** Discards the typed text. */
    cancel: () => {
      setAsked(null)
      draft.drop()
    },
    /** Keeps the typed text, also over the changes of others until now. The person has read them. */
    keepMine: () => {
      const now = revision()
      if (now !== null) draft.rebase(now)
    },
    /** Puts the stored text before the typed one. */
    editBoth: () => {
      const both = `${stored()}\n\n${draft.value()}`
      const now = revision()
      draft.set(both)
      if (now !== null) draft.rebase(now)
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
      // A conflict keeps the field open until the person has chosen.
      if (isOutdated() && text !== stored()) return
      setAsked(null)
      if (text === null || text === stored()) return draft.drop()
      draft.set(text)
      const seen = draft.seen()
      await draft.send((sent, key) => request(sent, key, seen))
    }
  }
}

/** The fields of a command that replaces a text. */
export const seenField = (seen: number | null) => (seen === null ? {} : { revision: seen })
