/** Tells a person who is not signed in how to sign in. */
import { Show } from "solid-js"
import { words } from "../words/words.ts"

export function SignIn(props: { readonly why: string | null }) {
  return (
    <div class="gate">
      <main class="card" style={{ display: "grid" }}>
        <h1>{words.t("signInTitle")}</h1>
        <Show when={props.why}>{(why) => <p role="alert">{why()}</p>}</Show>
        <p class="quiet-text">{words.t("signInText")}</p>
        <pre class="field" tabindex="0">
          <code>npm run -s tt -- login</code>
        </pre>
      </main>
    </div>
  )
}
