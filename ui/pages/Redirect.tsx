/**
 * Replaces the present address with another one. `Navigate` of the router navigates while the page renders. Inside the transition
 * of another navigation, the router loses that call when the code of the page is already loaded, and the page stays blank.
 */
import { useNavigate } from "@solidjs/router"
import { onMount } from "solid-js"

export function Redirect(props: { readonly to: string }) {
  const navigate = useNavigate()
  // Runs after the transition.
  onMount(() => navigate(props.to, { replace: true }))
  return null
}
