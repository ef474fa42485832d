/**
 * Unmounts what a test rendered, and fails the test that leaves something in the document. It is a setup file of the project
 * `ui`, whose files share one document: an element that one file leaves is found by the queries of the next.
 */
import { cleanup } from "@solidjs/testing-library"
import { afterEach, expect } from "vitest"

// The library registers this itself, but only in the first file of a worker: its module is evaluated once.
afterEach(() => {
  cleanup()
  const left = document.body.innerHTML
  document.body.replaceChildren()
  document.body.removeAttribute("style")
  expect(left, "the test left these elements in the document: dispose of its root").toBe("")
})
