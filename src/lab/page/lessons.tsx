/** Lessons. */
export function Lessons({ toLab }: { readonly toLab: () => void }) {
  return (
    <main class="lessons">
      <button type="button" onClick={toLab}>
        Back
      </button>
    </main>
  );
}
