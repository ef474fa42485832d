/** The sentence beside a form that says why its last command failed. */
import { createSignal } from "solid-js"
import { sentenceOf } from "./sentenceOf.ts"

export const createRefusal = () => {
  const [sentence, setSentence] = createSignal<string | null>(null)
  /** Null when the command failed. */
  const attempt = async <A>(command: () => Promise<A>): Promise<A | null> => {
    setSentence(null)
    try {
      return await command()
    } catch (error) {
      setSentence(sentenceOf(error))
      return null
    }
  }
  return { sentence, attempt }
}
