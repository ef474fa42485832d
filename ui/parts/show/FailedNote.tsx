/** Says why a part of a page could not be read, and offers another try. */
import { Button } from "../button/Button.tsx"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { words } from "../../words/words.ts"
import { Note } from "./Note.tsx"

export function FailedNote(props: { readonly why: unknown; readonly onRetry: () => void }) {
  return (
    <Note
      tone="bad"
      action={
        <Button type="button" small onClick={() => props.onRetry()}>
          {words.t("tryAgain")}
        </Button>
      }
    >
      {sentenceOf(props.why)}
    </Note>
  )
}
