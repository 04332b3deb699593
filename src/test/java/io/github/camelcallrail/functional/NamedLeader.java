package io.github.camelcallrail.functional;

import java.util.List;
import java.util.Optional;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.support.cluster.AbstractCamelClusterService;
import org.apache.camel.support.cluster.AbstractCamelClusterView;

/** One context's view of a cluster, which takes itself for the leader when it is told so. */
final class NamedLeader extends AbstractCamelClusterService<NamedLeader.View> implements CamelClusterMember {

    private volatile boolean leader;
    private volatile View view;

    NamedLeader() {
        super("cluster");
    }

    /** Tells this context that it leads now, or no longer. */
    void lead(boolean leads) {
        leader = leads;
        if (view != null) {
            view.changed();
        }
    }

    @Override
    protected View createView(String namespace) {
        view = new View(namespace);
        return view;
    }

    @Override
    public boolean isLeader() {
        return leader;
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    /** What Camel sees. */
    final class View extends AbstractCamelClusterView {

        View(String namespace) {
            super(NamedLeader.this, namespace);
        }

        void changed() {
            fireLeadershipChangedEvent(getLeader().orElse(null));
        }

        @Override
        public Optional<CamelClusterMember> getLeader() {
            return leader ? Optional.of(NamedLeader.this) : Optional.empty();
        }

        @Override
        public CamelClusterMember getLocalMember() {
            return NamedLeader.this;
        }

        @Override
        public List<CamelClusterMember> getMembers() {
            return List.of(NamedLeader.this);
        }
    }
}
