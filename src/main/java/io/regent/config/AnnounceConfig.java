package io.regent.config;

import java.time.Duration;

/**
 * How addresses are announced by gratuitous ARP (the {@code garp_*} keywords, inventory 3.5).
 *
 * @param repeat frames for each address when becoming Active, at least 1
 * @param delay until the second round of {@code repeat}; zero for none
 * @param refresh period while Active; zero for never
 * @param refreshRepeat frames for each address at a refresh, at least 1
 * @param lowerPriorityRepeat frames after an advert of lower priority; 0 for none
 * @param lowerPriorityDelay until the second round after an advert of lower priority; zero for none
 * @param interval smallest gap between two frames on one interface; zero for none
 */
public record AnnounceConfig(
        int repeat,
        Duration delay,
        Duration refresh,
        int refreshRepeat,
        int lowerPriorityRepeat,
        Duration lowerPriorityDelay,
        Duration interval) {}
