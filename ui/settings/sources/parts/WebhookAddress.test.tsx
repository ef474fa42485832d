import { render } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { WebhookAddress } from "./WebhookAddress.tsx"

test("an address may break after each slash, and its text is the same", () => {
  const { container } = render(() => <WebhookAddress of="https://tracker.example/hooks/in/source0000" />)
  const pieces = (container.firstElementChild?.innerHTML ?? "").split("<wbr>").filter((piece) => piece !== "")
  expect(pieces).toEqual(["https:/", "/", "tracker.example/", "hooks/", "in/", "source0000"])
  expect(container.textContent).toBe("https://tracker.example/hooks/in/source0000")
})
