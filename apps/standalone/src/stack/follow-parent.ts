// Loaded into each service before its own code: when the launcher is gone (killed, not stopped), the service stops
// in order instead of living on without it. The channel alone does not keep the process alive.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
