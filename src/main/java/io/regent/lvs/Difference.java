package io.regent.lvs;

import java.util.ArrayList;
import java.util.List;

/** One thing in the kernel's table that is not as it should be. */
public sealed interface Difference {

    ServiceKey service();

    /** The fewest commands that mend it, in order. */
    List<IpvsCommand> repair();

    /** Whether something is not there that should be. */
    default boolean isLoss() {
        return false;
    }

    /** Whether a command about the service itself would be needed. */
    default boolean isOfService() {
        return this instanceof MissingService || this instanceof OtherService;
    }

    /** A whole service is not there. */
    record MissingService(IpvsEntry wanted) implements Difference {
        @Override
        public ServiceKey service() {
            return wanted.service().key();
        }

        @Override
        public List<IpvsCommand> repair() {
            var commands = new ArrayList<IpvsCommand>(1 + wanted.destinations().size());
            commands.add(new IpvsCommand.AddService(wanted.service()));
            for (IpvsDestination destination : wanted.destinations())
                commands.add(new IpvsCommand.AddDestination(service(), destination));
            return commands;
        }

        @Override
        public boolean isLoss() {
            return true;
        }
    }

    /** A service has other settings. */
    record OtherService(IpvsService wanted, IpvsService found) implements Difference {
        @Override
        public ServiceKey service() {
            return wanted.key();
        }

        @Override
        public List<IpvsCommand> repair() {
            return List.of(new IpvsCommand.EditService(wanted));
        }
    }

    /** A destination is not there. */
    record MissingDestination(ServiceKey service, IpvsDestination wanted) implements Difference {
        @Override
        public List<IpvsCommand> repair() {
            return List.of(new IpvsCommand.AddDestination(service, wanted));
        }

        @Override
        public boolean isLoss() {
            return true;
        }
    }

    /** A destination has other settings: a weight that an operator changed, for instance. */
    record OtherDestination(ServiceKey service, IpvsDestination wanted, IpvsDestination found)
            implements Difference {
        @Override
        public List<IpvsCommand> repair() {
            return List.of(new IpvsCommand.EditDestination(service, wanted));
        }
    }

    /** A destination that nobody asked for, in a service of ours. */
    record StrangeDestination(ServiceKey service, IpvsDestination found) implements Difference {
        @Override
        public List<IpvsCommand> repair() {
            return List.of(new IpvsCommand.RemoveDestination(service, found.endpoint()));
        }
    }
}
