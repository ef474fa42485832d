import { render, screen } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import type { Team } from "../state/createTeam.ts"
import { InviteDialog } from "./InviteDialog.tsx"

const team = { own: { role: () => "admin" }, act: () => Promise.resolve(true) } as unknown as Team

test("an administrator gives a role up to the own one, and the first choice is a member", () => {
  const page = render(() => <InviteDialog team={team} as={null} onClose={() => undefined} />)
  expect(screen.getByRole("dialog").textContent).toContain("Invite people")
  expect(screen.getAllByRole("radio").map((each) => (each as HTMLInputElement).value)).toEqual([
    "admin",
    "member",
    "viewer"
  ])
  page.unmount()
})
