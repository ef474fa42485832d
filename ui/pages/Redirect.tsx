/**
 * Goes on to another address, in place of its own. It takes the place of `Navigate` of the router, which navigates while the
 * page renders: inside the transition of a navigation the nested one is lost when the code of the page is loaded already, and
 * the page stays blank.
 */
import { useNavigate } from "@solidjs/router"
import { onMount } from "solid-js"

export function Redirect(props: { readonly to: string }) {
  const navigate = useNavigate()
  // Runs after the transition.
  onMount(() => navigate(props.to, { replace: true }))
  return null
}
