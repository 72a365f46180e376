package io.regent.config.lvs;

/**
 * A scheduler and its flags (ipvsadm -s and -b). What a flag means is the scheduler's affair: for
 * sh and mh the first is "fallback" and the second "port".
 */
public record Scheduling(Scheduler scheduler, boolean flag1, boolean flag2, boolean flag3) {}
