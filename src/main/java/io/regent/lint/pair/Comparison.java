package io.regent.lint.pair;

import io.regent.config.Configuration;
import io.regent.lint.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of a cluster side by side: what is equal, what must differ and does, what is wrong.
 *
 * @param node settings of the nodes themselves
 * @param routers in the order of the first file that has each
 */
public record Comparison(List<Row> node, List<Section> routers) {

    private static final Text SAME_ROUTER_ID =
            new Text("names each machine in mails and dumps", "用来在邮件和转储中区分各台机器");
    private static final Text HOST_NAME = new Text("the host name is used", "使用主机名");
    private static final Text MISSING =
            new Text(
                    "not every file has this virtual router: nobody takes over there",
                    "不是每个文件都有这个虚拟路由器：缺少的节点不会接管");

    /** The rows of one virtual router. */
    public record Section(String name, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    public Comparison {
        node = List.copyOf(node);
        routers = List.copyOf(routers);
    }

    public static Comparison of(List<Configuration> nodes) {
        var members = new ArrayList<List<Member>>();
        for (Configuration node : nodes) members.add(Member.of(node));
        List<Router> routers = Router.of(members);
        var sections = new ArrayList<Section>();
        for (Router router : routers) sections.add(section(router, routers));
        return new Comparison(List.of(routerId(nodes)), sections);
    }

    public int count(Verdict verdict) {
        int count = 0;
        for (Row row : rows()) if (row.verdict() == verdict) count++;
        return count;
    }

    /** All rows of all sections. */
    public List<Row> rows() {
        var rows = new ArrayList<>(node);
        for (Section section : routers) rows.addAll(section.rows());
        return rows;
    }

    private static Row routerId(List<Configuration> nodes) {
        var values = new ArrayList<String>();
        for (Configuration node : nodes) values.add(node.global().routerId().orElse(Row.NONE));
        List<String> written = values.stream().filter(value -> !value.equals(Row.NONE)).toList();
        if (written.isEmpty()) return Row.of("router_id", values, Verdict.MAY_DIFFER, HOST_NAME);
        boolean distinct = written.stream().distinct().count() == written.size();
        return distinct
                ? Row.of("router_id", values, Verdict.DIFFERS_AS_IT_MUST)
                : Row.of("router_id", values, Verdict.DOUBTFUL, SAME_ROUTER_ID);
    }

    private static Section section(Router router, List<Router> routers) {
        if (router.isEverywhere()) {
            List<Row> rows =
                    RouterRows.of(
                            router.present(), (node, name) -> inFirstFile(node, name, routers));
            return new Section(router.name(), rows);
        }
        var names = new ArrayList<String>();
        for (Optional<Member> each : router.instances()) {
            names.add(each.map(Member::name).orElse(Row.NONE));
        }
        Row missing = Row.of("vrrp_instance", names, Verdict.WRONG, MISSING);
        return new Section(router.name(), List.of(missing));
    }

    private static String inFirstFile(int node, String name, List<Router> routers) {
        for (Router router : routers) {
            Optional<Member> member = router.instances().get(node);
            if (member.isPresent() && member.get().name().equals(name)) return router.name();
        }
        return name;
    }
}
