export default async function globalTeardown() {
  await globalThis.tongtongTestServices?.stop();
}
