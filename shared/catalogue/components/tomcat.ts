import { starterNeeds } from '../app-needs.ts'
import { defineComponent } from '../define-component.ts'

const architectures = ['amd64', 'arm64', 'ppc64le', 's390x', 'riscv64']
const source = 'endoflife.date, 2026-08-22'

const starter = `<%@ page contentType="text/plain; charset=utf-8" import="java.net.*,java.util.*" %>
<%
  // A page to start from: it says whether what this server is connected to answers.
  String[] targets = {
    {{fragments.targets}}
  };
  out.println("{{stack.name}} is running.");
  for (String target : targets) {
    String[] parts = target.split(":");
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])), 2000);
      out.println(target + " answers");
    } catch (java.io.IOException error) {
      out.println(target + " does not answer: " + error.getMessage());
    }
  }
%>
`

/** Apache Tomcat, for web archives. */
export const tomcat = defineComponent({
  id: 'tomcat',
  title: 'Tomcat',
  summary: 'Runs Java web applications (WAR archives).',
  category: 'application-server',
  keywords: ['java', 'servlet', 'jsp', 'war', 'jakarta'],
  icon: ['M5 9h11v6a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4z', 'M16 10h1.5a2.5 2.5 0 0 1 0 5H16', 'M8 3v3', 'M12 3v3'],
  licence: 'Apache-2.0',
  homepage: 'https://tomcat.apache.org',
  image: 'tomcat',
  versions: [
    {
      id: '11',
      tag: '11.0.25-jre21-temurin',
      release: '11.0.25',
      ends: { date: null, rule: 'while no day is announced', source },
      architectures,
    },
    {
      id: '10.1',
      tag: '10.1.59-jre21-temurin',
      release: '10.1.59',
      ends: { date: null, rule: 'while no day is announced', source },
      architectures,
    },
    { id: '9', tag: '9.0.121-jre21-temurin', release: '9.0.121', ends: { date: '2027-03-31', source }, architectures },
  ],
  recommended: '11',
  options: [
    {
      id: 'page',
      kind: 'switch',
      title: 'A page to start from',
      help: 'Without any application Tomcat answers 404.',
      default: true,
    },
    { id: 'heap', kind: 'size', title: 'Java heap', default: '256m' },
    { id: 'javaOptions', kind: 'text', title: 'Further options of Java', default: '', advanced: true },
  ],
  service: {
    stopGracePeriod: '30s',
    environment: [{ name: 'CATALINA_OPTS', value: '-Xmx{{option.heap|megabytes}}m {{option.javaOptions}}' }],
    files: [
      {
        id: 'page',
        path: '/usr/local/tomcat/webapps/ROOT/index.jsp',
        content: starter,
        about: 'A page to start from',
        when: [{ option: 'page', is: true }],
      },
    ],
    volumes: [
      {
        id: 'webapps',
        title: 'Applications',
        path: '/usr/local/tomcat/webapps',
        state: false,
        when: [{ option: 'page', is: false }],
      },
    ],
    ports: [{ id: 'http', title: 'Web applications', container: 8080, audience: 'public', scheme: 'http' }],
    health: [{ test: ['CMD-SHELL', 'curl -s -o /dev/null http://127.0.0.1:{{port.http}}/'], startPeriod: '60s' }],
  },
  provides: [{ capability: 'http', port: 'http' }],
  needs: starterNeeds('"{{provider.host}}:{{provider.port}}",'),
  companions: ['postgres', 'nginx'],
  resources: { memoryMegabytes: 512 },
  tools: ['curl', 'wget', 'bash'],
  notes: [{ text: 'No user for the manager exists; make one deliberately.' }],
  unverified: [
    'That CATALINA_OPTS is all that is needed to pass Java options.',
    'The tags of 10.1 and 9.0 with a JRE of 21.',
  ],
  sources: ['docker-library/official-images (2026-08-21)', 'docker-library/tomcat (2026-08-20)', source],
})
