// Preloaded into each application: when the supervisor is gone, the channel to it closes, and the application ends itself.
const PATIENCE = 5_000;

process.on('disconnect', () => {
  setTimeout(() => process.exit(1), PATIENCE).unref();
  process.kill(process.pid, 'SIGTERM');
});
// Listening must not keep a finished command alive.
process.channel?.unref();
