/** The author and the time of a message. */
import { words } from "../words/words.ts"

export function Said(props: { readonly by: string; readonly at: string }) {
  return (
    <p class="quiet-text">
      <bdi>{props.by}</bdi>, {words.day(props.at)} {words.time(props.at)}
    </p>
  )
}
