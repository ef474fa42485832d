/** The page of a person who is not signed in: one card that begins with the name of the product. */
import type { ParentProps } from "solid-js"
import { Logo } from "../frame/menu/Logo.tsx"

export function GateCard(props: ParentProps) {
  return (
    <div class="gate">
      <main class="card">
        <p class="product">
          <Logo />
          Task Tracker
        </p>
        {props.children}
      </main>
    </div>
  )
}
