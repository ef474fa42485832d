/** Shown at the address of a page that the role of the person does not have, with the way to the people who may change it. */
import { A } from "@solidjs/router"
import { Bar } from "../parts/bar/Bar.tsx"

export function PageOfOthers(props: {
  /** The title of the page. */
  readonly page: string
  /** A sentence that names the roles that have the page. */
  readonly reason: string
  readonly text: string
  /** The words of the link to the people. */
  readonly people: string
}) {
  return (
    <>
      <Bar title={props.page} />
      <div class="page">
        <div class="empty">
          <h2>{props.reason}</h2>
          <p>{props.text}</p>
          <A class="btn" href="/settings/people">
            {props.people}
          </A>
        </div>
      </div>
    </>
  )
}
