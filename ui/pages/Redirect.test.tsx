import { createMemoryHistory, MemoryRouter, type Navigator, Route, useNavigate, useParams } from "@solidjs/router"
import { render, waitFor } from "@solidjs/testing-library"
import { type ParentProps, Show, Suspense } from "solid-js"
import { expect, test } from "vitest"
import { loadPage } from "../boundary/loadPage.ts"
import { Redirect } from "./Redirect.tsx"

/** A page that is loaded when it is first opened, as each page of the dashboard. */
const Settings = loadPage(() =>
  Promise.resolve(() => {
    const params = useParams<{ section?: string }>()
    return (
      <Show when={params.section} fallback={<Redirect to="/settings/people" />}>
        <p>People</p>
      </Show>
    )
  })
)

test("an address that redirects shows its page at each visit", async () => {
  const history = createMemoryHistory()
  history.set({ value: "/board" })
  let navigate!: Navigator
  const root = (page: ParentProps) => {
    navigate = useNavigate()
    return <Suspense fallback={<p>Loading</p>}>{page.children}</Suspense>
  }
  const { container } = render(() => (
    <MemoryRouter history={history} root={root}>
      <Route path="/board" component={() => <p>Board</p>} />
      <Route path="/settings" component={Settings} />
      <Route path="/settings/:section" component={Settings} />
    </MemoryRouter>
  ))
  for (let visits = 0; visits < 3; visits++) {
    navigate("/settings")
    await waitFor(() => expect(container.textContent).toBe("People"))
    await waitFor(() => expect(history.get()).toBe("/settings/people"))
    navigate("/board")
    await waitFor(() => expect(container.textContent).toBe("Board"))
  }
})
